"""Words with a capital that are no names, and some that may be."""

from matinee.claims.lexicon.roles import PLURALS, ROLE_NOUNS

# Capitalised words that often open a sentence right before a name.
BEFORE_NAMES = frozenset("by with from and but when while then also".split()) | frozenset(
    word for word in (*ROLE_NOUNS, *PLURALS) if " " not in word
)
# Capitalised words that begin sentences or name things, and are nobody's first name.
NOT_NAMES = frozenset(
    "the a an and but or nor so yet for as at by in of on to up if it its he she they we you i his"
    " her their our my your this that these those there here what when where which who whom whose"
    " why how while with without within not no yes all any some many most much more few both each"
    " every either neither one two three four five six seven eight nine ten first second third"
    " last next from into onto over under after before during since until because although though"
    " despite unlike like even still also just only perhaps maybe indeed instead meanwhile however"
    " thus hence then than too very yet now once again ever never always often sometimes directed"
    " written shot scored edited produced starring based set along among between through across"
    " film films movie picture director writer actor actress star january february march april"
    " may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday american british french german italian japanese english"
    " spanish russian"
    " chinese korean irish scottish canadian australian european hollywood america england france"
    " germany italy japan london paris york california los angeles chicago texas city street"
    " university award awards academy oscar oscars festival studio studios pictures productions"
    " company war world god christmas mr mrs ms dr sir lord lady king queen prince princess captain"
    " general colonel major sergeant detective officer agent professor doctor father mother"
    " brother sister uncle aunt saint st jr sr ii iii iv vs part chapter volume episode season"
    " north south east west new old great big little rated review rating".split()
)
# But some are first names of people whom the catalogue knows: King Vidor, June Allyson.
ALSO_SURNAMES = frozenset(
    "north west east south king prince lord german french english irish paris london york street"
    " little new may march day great".split()
)
ALSO_NAMES = frozenset("oscar lady queen king june april may august prince paris major".split())
