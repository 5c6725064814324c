struct settings {
  int level;
  unsigned flags;
};
struct settings C_SETTINGS = {7, 1};
extern const struct settings RUST_SETTINGS;

int rust_level(void) { return RUST_SETTINGS.level + (int)RUST_SETTINGS.flags; }
