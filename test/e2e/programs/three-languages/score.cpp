extern "C" int bonus(int Value);

namespace game {
template <typename T> struct Score {
  T Points;
  Score &operator+=(T More) {
    Points += More;
    return *this;
  }
};
} // namespace game

extern "C" int score(int Value) {
  game::Score<int> S{Value};
  S += bonus(Value);
  return S.Points;
}
