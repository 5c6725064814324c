// A type named only_... is used by one C function and, once Rust is known, by nothing.
struct ops {
  int (*run)(int (*callback)(int), int n);
};
struct table {
  int (*call)(int n);
};

extern int rust_three(int n);
extern int rust_one(void);
extern const struct ops rust_ops;
extern const struct table rust_table;
extern const struct ops *rust_get_ops(void);
extern int rust_entry(int n);
extern const int rust_flag;
extern int c_feature(void);
extern int c_has_feature(void);
