#include <cstdio>

extern "C" float mix_channels(int, int);

namespace app {
struct Mixer {
  int Left, Right;
  float run() const { return mix_channels(Left, Right); }
};
} // namespace app

int main(int argc, char **) {
  auto Run = [](const app::Mixer &M) { return M.run(); };
  std::printf("%g %g\n", Run({argc, 2}), Run({9 * argc, 7}));
  return 0;
}
