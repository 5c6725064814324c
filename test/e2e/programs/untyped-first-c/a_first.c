// The first object of the link: a unit without a single type.
void a_second(void);
void a_first(void) { a_second(); }
