# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What programs have that random statements do not make: each a text at file scope that
defines one function of one int. In it stand for

    $sig     the head of the function, as it is in its language
    $n       the function's name, to make other names of
    $call    a statement that calls an earlier function of any language and changes x
    $int     an earlier function of an int, to be passed or stored
    $struct  "struct" and a structure of the program; in Rust $STRUCT, the name alone
    $keep(v) something that needs the variable v"""

C = {
    # Types and variables of functions that are inlined --------------------------------
    "local-types": """
static inline __attribute__((always_inline)) int $n_in(int x) {
  typedef struct $n_local { int tag; struct $n_inner { td1 deep; enum $n_e { $n_A = 1, $n_B } e; } in; } $n_alias;
  static $n_alias last;
  $n_alias v = {x, {x, $n_B}}, *p = &v;
  $keep(v)
  $call
  last = *p;
  return x ^ last.in.deep;
}
$sig { return $n_in(x) + $n_in(x + 1); }
""",
    "static-locals": """
$sig {
  static struct $n_state { int calls; $struct *seen; } state;
  static int slots[8], *middle = &slots[3];
  static struct $n_state *const where[] = {&state};
  $call
  state.calls += x;
  slots[x & 7] = state.calls;
  return *middle ^ where[0]->calls;
}
""",
    "block-types": """
$sig {
  for (int i = 0; i < 2; i++) {
    struct $n_outer { int tag; union { struct { short low, high; }; $struct *link; }; } v = {x};
    if (x & 1) {
      struct $n_outer { char text[4]; } v = {{1, 2, 3}};
      $keep(v)
      $call
      x += v.text[i];
    }
    $keep(v)
    x += v.tag;
  }
  return x;
}
""",
    "cleanup": """
typedef struct $n_guard { int *held; $struct *owner; } $n_guard;
static inline void $n_drop($n_guard *g) { *g->held += 1; }
$sig {
  __attribute__((cleanup($n_drop))) $n_guard g = {&x, 0};
  $keep(g)
  $call
  return *g.held;
}
""",
    "statement-expression": """
#define $n_max(a, b) ({ __typeof__(a) $n_a = (a); struct $n_box { __typeof__(b) it; } $n_b = {(b)}; $keep($n_b) $n_a > $n_b.it ? $n_a : $n_b.it; })
$sig {
  x = $n_max(x, 3);
  $call
  return $n_max(x, (short)7);
}
""",
    # Calls that are not direct --------------------------------------------------------
    "table": """
struct $n_ops { int (*run)(int); int (*other)(int); const struct $n_ops *next; void (*stop)(struct $n_only *, enum color); };
static int $n_own(int x) { $call return x; }
static const struct $n_ops $n_last = {$n_own, $int, 0, 0};
static const struct $n_ops $n_table[2] = {{$int, $n_own, &$n_last, 0}, {$int, $int, 0, 0}};
$sig {
  const struct $n_ops *ops = &$n_table[x & 1];
  x = ops->run(x) + ops->other(3);
  if (ops->stop) ops->stop(0, RED);
  return ops->next ? ops->next->run(x) : x;
}
""",
    "switched-callback": """
typedef int (*$n_step)(int);
static $n_step $n_pick(int x) { switch (x & 3) { case 0: return $int; case 1: return $int; default: return identity; } }
$sig {
  $n_step step = $n_pick(x);
  $keep(step)
  $call
  return step(x);
}
""",
    "registered": """
struct $n_node { struct $n_node *next; int (*notify)(struct $n_node *, int); $struct *data; };
static struct $n_node *$n_head;
static int $n_notify(struct $n_node *n, int x) { struct $n_priv { struct $n_node node; int more; } *p = (void *)n; $call return x + p->more; }
static struct { struct $n_node node; int more; } $n_own = {{0, $n_notify, 0}, 4};
$sig {
  $n_own.node.next = $n_head;
  $n_head = &$n_own.node;
  return $n_head->notify($n_head, x);
}
""",
    "variadic": """
static int $n_sum(int count, ...) {
  __builtin_va_list list;
  __builtin_va_start(list, count);
  int x = 0;
  while (count--) x += __builtin_va_arg(list, struct pair).a;
  __builtin_va_end(list);
  $call
  return x;
}
$sig { return $n_sum(2, (struct pair){x, 1}, (struct pair){3, x}); }
""",
    "computed-goto": """
$sig {
  static const void *const where[] = {&&even, &&odd};
  goto *where[x & 1];
even:
  $call
  return x;
odd:;
  struct $n_odd { int tag; } v = {x};
  $keep(v)
  $call
  return v.tag;
}
""",
    # Symbols --------------------------------------------------------------------------
    "alias": """
struct $n_arg { int tag; $struct *rest; };
int $n_implementation(int x) { struct $n_arg v = {x, 0}; $keep(v) $call return v.tag; }
$sig __attribute__((alias("$n_implementation")));
""",
    "weak": """
struct $n_event { int tag; };
typedef int (*$n_listener)(struct $n_event *, enum color);
extern int $n_missing(struct $n_event *, $n_listener) __attribute__((weak));
__attribute__((weak)) $sig {
  $call
  return $n_missing ? $n_missing(0, 0) : x;
}
""",
    "section": """
static int $n_level __attribute__((section(".data.$n"), used)) = 3;
static __attribute__((section(".init.text"), cold, noinline)) int $n_setup(int x) { struct $n_setting { int level; } v = {x}; $keep(v) $call return v.level; }
__attribute__((section(".text.$n"))) $sig { return x ? $n_setup(x) + $n_level : $n_level; }
""",
    "naked": """
struct $n_frame { long ip; };
static __attribute__((naked, noinline, used)) int $n_entry(struct $n_frame *f, int x) { __asm__("movl %esi, %eax\\n\\tretq"); }
$sig {
  struct $n_frame v = {x};
  $call
  return $n_entry(&v, x);
}
""",
    "flatten": """
static int $n_leaf(int x) { union $n_word { int i; unsigned char b[4]; } v = {x}; $keep(v) $call return v.b[1]; }
__attribute__((flatten)) $sig { return $n_leaf(x) + $n_leaf(2); }
""",
    "constructor": """
static struct $n_registry { int made; $struct *all[2]; } $n_registry;
static __attribute__((constructor)) void $n_start(void) { int x = 1; $call $n_registry.made = x & 1; }
$sig { return x + $n_registry.made; }
""",
    # Types ----------------------------------------------------------------------------
    "flexible": """
struct $n_packet { unsigned kind : 3, : 0, size : 7; union { struct { signed a : 5; _Bool b : 1; }; long all; }; $struct *parts[]; };
$sig {
  struct $n_packet *p = (void *)&(long[4]){x, 2};
  p->kind = x;
  $keep(p)
  $call
  return p->size + p->a;
}
""",
    "typedef-chain": """
struct $n_opaque;
typedef struct $n_base { int tag; } $n_a;
typedef $n_a const $n_b;
typedef $n_b *volatile $n_c;
typedef int (*$n_d)($n_c *restrict, $n_a [], struct $n_opaque *);
typedef $n_d $n_e[2];
static $n_e $n_table;
static int $n_use($n_c *restrict c, $n_a a[], struct $n_opaque *o) { int x = (*c)->tag; $call return x + a->tag; }
$sig {
  $n_a v = {x};
  $n_c c = &v;
  $n_table[x & 1] = $n_use;
  $keep(v)
  return $n_table[x & 1](&c, &v, 0);
}
""",
    "unusual-types": """
typedef int $n_vector __attribute__((vector_size(16)));
struct $n_mixed { $n_vector lanes; __int128 wide; _Complex float c; long double l; };
static _Thread_local struct $n_mixed $n_mine;
$sig {
  $n_mine.lanes[x & 3] += x;
  $call
  $n_mine.wide += x;
  return $n_mine.lanes[1] + (int)$n_mine.wide;
}
""",
    "vla": """
$sig {
  int length = (x & 7) + 1;
  $struct *rows[length][2];
  short more[length];
  $keep(rows)
  more[0] = x;
  $keep(more)
  $call
  return more[0] + (int)sizeof rows;
}
""",
    "tags": """
#define $n_user __attribute__((btf_type_tag("user")))
struct $n_tagged { int tag __attribute__((btf_decl_tag("member"))); $struct $n_user *at; } __attribute__((btf_decl_tag("whole")));
typedef struct $n_tagged $n_user *$n_pointer __attribute__((btf_decl_tag("name")));
static int $n_read($n_pointer p __attribute__((btf_decl_tag("parameter"))), int x) { $keep(p) $call return x; }
__attribute__((btf_decl_tag("function"))) $sig { return $n_read(0, x); }
""",
    "enums": """
enum { $n_FIRST = 40, $n_NEXT };
enum $n_flags { $n_NONE, $n_ALL = ~0u };
enum $n_huge { $n_HUGE = 1ull << 40 } __attribute__((packed));
typedef enum { $n_LOW = -1 } $n_level;
$sig {
  $n_level v = $n_LOW;
  $keep(v)
  $call
  return x == $n_NEXT ? (int)$n_ALL : v + (int)(sizeof(enum $n_huge));
}
""",
    "globals": """
struct $n_config { int rate; const char *name; struct $n_config *self; };
struct $n_config $n_shared = {3, "name", &$n_shared};
static struct $n_config $n_private = {4, "private", &$n_private};
static int $n_unused;
extern struct $n_hidden $n_elsewhere __attribute__((weak));
static const struct pair $n_constant = {1, 2};
$sig {
  $n_private.rate += x;
  $call
  return $n_shared.self->rate + $n_private.self->rate + $n_constant.b + (&$n_elsewhere != 0);
}
""",
}

RUST = {
    "dyn": """
pub trait $n_Shape { fn area(&self, x: i32) -> i32; fn twice(&self, x: i32) -> i32 { self.area(x) ^ self.area(3) } }
pub struct $n_Line<'a> { link: Option<&'a dyn $n_Shape>, size: u16 }
pub struct $n_Dot;
impl $n_Shape for $n_Dot { fn area(&self, x: i32) -> i32 { let mut x = x; $call x } }
impl<'a> $n_Shape for $n_Line<'a> { fn area(&self, x: i32) -> i32 { self.link.map_or(x, |s| s.twice(self.size as i32)) } }
$sig {
  let inner: &dyn $n_Shape = core::hint::black_box(&$n_Dot);
  $n_Line { link: if x & 1 == 0 { Some(inner) } else { None }, size: x as u16 }.twice(x)
}
""",
    "closures": """
fn $n_pick(odd: bool) -> impl Fn(i32) -> i32 { let k = odd as i32; move |x: i32| { let mut x = x ^ k; $call x } }
fn $n_run(f: &dyn Fn(i32) -> i32, x: i32) -> i32 { f(x) }
$sig {
  let mut seen = [0i32; 3];
  let mut note = |x: i32| { seen[(x & 1) as usize] = x; x };
  let a = note(x);
  $n_run(&$n_pick(x & 1 == 1), a).wrapping_add($n_run(&|k| k ^ a, x)).wrapping_add(seen[0])
}
""",
    "async": """
async fn $n_wait(x: i32) -> i32 { let mut x = x; core::future::ready(()).await; $call x }
async fn $n_both(x: i32) -> i32 { let kept = (x, [x; 2]); let a = $n_wait(x).await; a.wrapping_add($n_wait(kept.1[0]).await) }
$sig {
  let mut work = core::pin::pin!($n_both(x));
  let mut context = core::task::Context::from_waker(core::task::Waker::noop());
  match core::future::Future::poll(work.as_mut(), &mut context) { core::task::Poll::Ready(v) => v, _ => 0 }
}
""",
    "const-generics": """
pub struct $n_Ring<T, const N: usize> { at: usize, items: [T; N] }
impl<T: Copy, const N: usize> $n_Ring<T, N> {
  const fn new(v: T) -> Self { Self { at: 0, items: [v; N] } }
  fn push(&mut self, v: T) -> T { self.at = (self.at + 1) % N; core::mem::replace(unsafe { self.items.get_unchecked_mut(self.at) }, v) }
}
$sig {
  let mut x = x;
  let mut small = $n_Ring::<i32, 2>::new(x);
  let mut large = $n_Ring::<(u8, bool), 5>::new((x as u8, x > 2));
  $call
  core::hint::black_box(&mut large).push((3, false));
  core::hint::black_box(&mut small).push(x).wrapping_add(large.at as i32)
}
""",
    "statics": """
pub struct $n_Entry { name: &'static str, run: unsafe extern "C" fn(i32) -> i32, next: Option<&'static $n_Entry> }
unsafe extern "C" fn $n_own(x: i32) -> i32 { let mut x = x; $call x }
static $n_CELLS: [u32; 6] = [1, 2, 3, 4, 5, 6];
static $n_LAST: $n_Entry = $n_Entry { name: "last", run: $n_own, next: None };
static $n_TABLE: [$n_Entry; 2] = [$n_Entry { name: "a", run: $int, next: Some(&$n_LAST) }, $n_Entry { name: "b", run: $int, next: None }];
static $n_INSIDE: &'static u32 = &$n_CELLS[4];
$sig {
  static mut COUNT: i32 = 0;
  let entry = unsafe { &*$n_TABLE.as_ptr().add((x & 1) as usize) };
  unsafe { COUNT += 1; (entry.run)(x).wrapping_add(entry.next.map_or(COUNT, |e| unsafe { (e.run)(3) } + e.name.len() as i32) + *$n_INSIDE as i32) }
}
""",
    "enums": """
#[derive(Clone, Copy)] #[repr(u8)] pub enum $n_Kind { Low = 3, High = 200 }
#[derive(Clone, Copy)] pub enum $n_Value<'a> { Int(i64), Pair { a: u8, b: &'a [u8] }, Call(extern "C" fn(i32) -> i32), Nested(Option<$n_Kind>), Wide(u128) }
#[repr(C)] pub union $n_Word { i: i32, f: f32, p: *const $STRUCT }
$sig {
  let mut x = x;
  let v = core::hint::black_box(if x > 3 { $n_Value::Pair { a: 1, b: b"ab" } } else { $n_Value::Nested(Some($n_Kind::High)) });
  $call
  let w = $n_Word { i: x };
  let w = core::hint::black_box(w);
  match v { $n_Value::Int(k) => k as i32, $n_Value::Pair { a, b } => a as i32 + b.len() as i32, $n_Value::Call(f) => f(x),
            $n_Value::Nested(k) => k.map_or(0, |k| k as i32), $n_Value::Wide(k) => k as i32 + unsafe { w.i } }
}
""",
    "inner-items": """
$sig {
  #[repr(C)] struct Inner { tag: i32, call: Option<unsafe extern "C" fn(i32) -> i32> }
  impl Inner { #[inline(never)] fn make(x: i32) -> Inner { Inner { tag: x, call: Some($int) } } }
  const fn constant() -> i32 { const DEEP: [i32; 2] = [4, 5]; DEEP[1] }
  mod hidden { pub struct Marker(pub i32); impl Drop for Marker { fn drop(&mut self) { core::hint::black_box(&self.0); } } }
  let mut x = x;
  let _marker = hidden::Marker(x);
  let inner = core::hint::black_box(Inner::make(x));
  $call
  inner.call.map_or(x, |f| unsafe { f(inner.tag) }).wrapping_add(constant())
}
""",
    "generic-callback": """
pub struct $n_Chain<F, G> { f: F, g: G }
impl<F: Fn(i32) -> i32, G: Fn(i32) -> i32> $n_Chain<F, G> { #[inline(always)] fn run(&self, x: i32) -> i32 { (self.g)((self.f)(x)) } }
#[inline(always)] fn $n_chain<F: Fn(i32) -> i32>(f: F) -> $n_Chain<F, impl Fn(i32) -> i32> { $n_Chain { f, g: |x: i32| { let mut x = x; $call x } } }
$sig { let first = $n_chain(|k| k ^ 3); $n_chain(move |k| first.run(k)).run(x) }
""",
    "section": """
#[link_section = ".data.$n"] static mut $n_LEVEL: [i32; 2] = [1, 2];
#[cold] #[inline(never)] #[link_section = ".text.unlikely.$n"] fn $n_slow(x: i32) -> i32 { let mut x = x; $call x }
$sig { unsafe { $n_LEVEL[0] = x; } if x > 2 { $n_slow(x) } else { unsafe { $n_LEVEL[1] } } }
""",
}

CPP = {
    "local-class": """
static inline int $n_in(int x) {
  struct Local { int tag; struct Deep { $struct *p; enum class Level : short { Low, High } level; } deep; int get() const { return tag; } };
  static Local last;
  auto step = [&](int k) { Local v{k, {nullptr, Local::Deep::Level::High}}; $keep(v) last = v; $call return v.get(); };
  return step(x) + last.get();
}
$sig { return $n_in(x) + $n_in(x + 1); }
""",
    "namespaces": """
namespace $n_space { inline namespace v1 { struct Item { int tag; static int made; }; int Item::made; }
typedef Item Alias; using Same = Item; namespace { struct Hidden : Item { virtual int run(int x) { $call return x; } }; } }
namespace $n_short = $n_space::v1;
$sig {
  using namespace $n_space;
  using $n_short::Item;
  Hidden h;
  Alias *a = &h;
  $keep(a)
  a->tag = x;
  return h.run(x) + Item::made + a->tag;
}
""",
    "members": """
struct $n_Node { int tag; int (*call)(int); int $n_Node::*field; int ($n_Node::*method)(int); int step(int x) { $call return x; } };
$sig {
  $n_Node v = {x, $int, &$n_Node::tag, &$n_Node::step};
  $keep(v)
  return v.call(v.*(v.field)) + (v.*(v.method))(3);
}
""",
}


def known(names):
    """The constructs of a list of names, or all, by the letter of their language."""
    languages = {"c": C, "r": RUST, "p": CPP}
    every = {name for texts in languages.values() for name in texts}
    wanted = every if names == ["all"] else set(names)
    if unknown := wanted - every:
        raise SystemExit(f"no such construct: {', '.join(sorted(unknown))}; "
                         f"there are {', '.join(sorted(every))}")
    return {letter: [text for name, text in texts.items() if name in wanted]
            for letter, texts in languages.items()}
