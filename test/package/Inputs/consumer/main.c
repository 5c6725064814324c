extern int rs_twice(int v);
int main(int argc, char **argv) { return rs_twice(argc); }
