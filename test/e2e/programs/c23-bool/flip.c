// FLAGS: -std=c23
struct switch_state {
  bool on;
  bool history[3];
  bool (*changed)(bool);
};
static struct switch_state state;

bool flip(bool v) {
  state.history[v] = state.on;
  state.on = !v;
  return state.on;
}
bool is_on(void) { return state.on; }
