"""No pattern of the engine takes more than linear time, whatever text a stranger puts before it."""

from pumped import Attack, Pattern, attacks, patterns_of_the_engine

FEW, SHORT, LONG, FULL = 25, 2_000, 8_000, 100_000  #: characters
SLOW = 0.001  #: seconds for the short text from which on an attack is looked at again with longer ones
SQUARE = 9  #: times as long for a text four times as long: less is linear, 16 is quadratic
BEARABLE = 5.0  #: seconds for the full text, on a machine that has other work


def too_slow(pattern: Pattern) -> str:
    """The first text that takes a pattern more than linear time, told; "" where none does."""
    worst: tuple[float, Attack] | None = None
    for attack in attacks(pattern):
        if pattern.slowness(FEW, attack) > 20 * SLOW and pattern.slowness(FEW, attack) > 20 * SLOW:
            return f"{pattern.module}:{pattern.line}: grows by the power of the length: {attack}"
        if (short := pattern.slowness(SHORT, attack)) < SLOW:
            continue
        short, long = (min(pattern.slowness(size, attack) for _ in range(3)) for size in (SHORT, LONG))
        if long > SQUARE * short and long > 10 * SLOW:
            return f"{pattern.module}:{pattern.line}: {long / short:.0f} times as long for 4 times: {attack}"
        if worst is None or long > worst[0]:
            worst = long, attack
    if (
        worst
        and worst[0] * FULL / LONG > BEARABLE / 4
        and (full := pattern.slowness(FULL, worst[1])) > BEARABLE
    ):
        return f"{pattern.module}:{pattern.line}: {full:.1f} s for {FULL:,} characters: {worst[1]}"
    return ""


def test_every_pattern_of_the_engine_is_linear() -> None:
    patterns = patterns_of_the_engine()
    assert len(patterns) > 300
    assert "\n".join(told for pattern in patterns if (told := too_slow(pattern))) == ""


def test_a_pattern_that_is_not_linear_is_found() -> None:
    """The attack itself is held: known shapes of trouble, each as an innocent would write it."""
    for text in (r"\s*\[x\]", r"(\w+\s?)+$", r"“[^”]*”"):
        assert too_slow(Pattern("dossier.limits", 1, text, 0)), text
