// FLAGS: -std=c++14 -fno-exceptions -fno-rtti
namespace shapes {
template <typename T> struct Box {
  T Width, Height;
  T area() const { return Width * Height; }
};
class Counter {
public:
  explicit Counter(int Start) : Value(Start) {}
  int next() { return Value += 3; }

private:
  int Value;
};
} // namespace shapes

extern "C" int c_scale(int N, const char *Why);

extern "C" int cpp_area(int W, int H) {
  shapes::Box<int> B{W, H};
  return c_scale(B.area(), "area");
}

extern "C" int cpp_count(int N) {
  shapes::Counter C(N);
  int Sum = C.next();
  Sum += C.next();
  return Sum;
}
