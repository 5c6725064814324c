namespace audio {
class Source {
public:
  virtual ~Source() = default;
  virtual float level() const = 0;
};

template <int Step> class Tone : public Source {
public:
  explicit Tone(int Channel) : Channel(Channel) {}
  float level() const override { return 0.125f * Channel * Step; }

private:
  int Channel;
};
} // namespace audio

static float levelOf(const audio::Source &S) { return S.level(); }

extern "C" float volume_of(int Channel) {
  if (Channel % 2)
    return levelOf(audio::Tone<3>(Channel));
  return levelOf(audio::Tone<1>(Channel));
}
extern "C" bool clipped(float Level) { return Level > 1.0f; }
