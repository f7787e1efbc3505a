"""The flat shapes of a poster: class ``a`` or ``b`` is its ink, ``la`` or ``lb`` a line in it."""


def rect(x: float, y: float, w: float, h: float, ink: str = "a") -> str:
    """Draw a rectangle from its upper left corner."""
    return f'<path class="{ink}" d="M{x:.0f} {y:.0f}h{w:.0f}v{h:.0f}h{-w:.0f}z"/>'


def disc(x: float, y: float, r: float, ink: str = "a") -> str:
    """Draw a disc."""
    return f'<circle class="{ink}" cx="{x:.0f}" cy="{y:.0f}" r="{r:.0f}"/>'


def ring(x: float, y: float, r: float, width: float, ink: str = "a") -> str:
    """Draw a ring of a stroke's width."""
    return (
        f'<circle class="l{ink}" cx="{x:.0f}" cy="{y:.0f}" r="{r:.0f}" stroke-width="{width:.1f}"/>'
    )


def shape(points: list[tuple[float, float]], ink: str = "a") -> str:
    """Draw a polygon."""
    return f'<path class="{ink}" d="M{"L".join(f"{x:.0f} {y:.0f}" for x, y in points)}z"/>'
