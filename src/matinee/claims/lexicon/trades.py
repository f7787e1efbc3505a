"""Words of each trade: what whoever plies it is near, and does."""

from matinee.catalogue.model import Role
from matinee.claims.lexicon.roles import C, D, E, M, W

# Words of each trade near whoever plies it: "X's camera", "the score X wrote".
CRAFT = {
    D: frozenset(
        "direction camera film films movie picture pictures style vision approach handling hand"
        " hands command touch eye instincts decision choice choices take debut effort sensibility"
        " staging pacing compositions composition camerawork visuals technique adaptation version"
        " craft flair formal formalism work lens genius thriller drama comedy western sequel"
        " feature mise aesthetic strategy intent intentions skill tableau knack mastery ambition"
        " restraint execution disdain penchant peppering".split()
    ),
    C: frozenset(
        "cinematography photography camera camerawork lens lensing visuals images image frames"
        " framing compositions lighting light shadows scope widescreen palette shot shots shoots"
        " photographed color colour black".split()
    ),
    M: frozenset(
        "score music soundtrack theme themes cues cue synth synths orchestral melody melodies song"
        " songs samba strings brass motif composed scored soundscape sound tune tunes".split()
    ),
    E: frozenset("editing cutting cuts cut edits edited montage pacing rhythm rhythms".split()),
    W: frozenset(
        "script screenplay dialogue dialog writing adaptation plotting plot story lines words"
        " wrote written penned scripted one-liners draft wit novel".split()
    ),
}
CRAFT[Role.SCREENPLAY] = CRAFT[W]
# What each trade does, as critics say it of the film at hand.
MAKES = {
    D: frozenset(
        "directs directed stages staged shoots shot films filmed frames framed crafts crafted"
        " builds built handles handled coaxes coaxed elicits wrings keeps kept lets gives gave"
        " delivers delivered makes made creates created uses used employs employed opens opened"
        " cuts crosscuts lingers moves brings brought sets tells told takes took infuses imbues"
        " injects exploits opts eschews avoids embraces strips adapts adapted wants wanted knows"
        " knew understands understood seems intended intends manages fails struggles succeeds"
        " stumbles nails indulges draws pulls turns finds leans pushes paces approaches treats"
        " captures captured shows proves chooses chose decides decided allows helms helmed"
        " orchestrates choreographs composes constructs constructed weaves layers balances juggles"
        " packs milks mines ratchets hits aims tries spends trusts resists refuses deploys"
        " positions places leaves conjures mixes blends subverts explores examines presents offers"
        " offered establishes maintains sustains strikes interweaves introduces fills organizes"
        " structures".split()
    ),
    C: frozenset(
        "shoots shot photographs photographed lenses lensed lights lit frames framed captures"
        " captured bathes bathed films filmed".split()
    ),
    M: frozenset(
        "scores scored composed composes wrote provides provided supplies supplied contributes"
        " contributed delivers builds underscores".split()
    ),
    E: frozenset("cuts edits edited cut keeps paces trims trimmed".split()),
    W: frozenset("wrote writes penned pens scripted scripts adapts adapted gives gave".split()),
}
MAKES[Role.SCREENPLAY] = MAKES[W]
# What somebody named by no more than a surname can own of a film only as its maker.
OWNED = {
    D: frozenset("direction directing helming".split()),
    C: frozenset("cinematography camerawork photography lensing".split()),
    E: frozenset({"editing"}),
    W: frozenset("script screenplay screenwriting".split()),
}
# What only a director does, and to what.
STAGES = frozenset("directs directed stages staged frames framed films filmed shoots shot".split())
STAGED = frozenset(
    "film movie picture scene scenes shot shots action sequence sequences interiors exteriors"
    " proceedings setpiece setpieces material story".split()
)
