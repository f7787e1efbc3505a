"""Places in series, genres, countries, languages, decades, prizes: what facts are said in."""

from matinee.claims.lexicon.roles import TOGETHER_AGAIN

# "third": a film's place in a series.
ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th",
            "seventh 7th", "eighth 8th", "ninth 9th", "tenth 10th", "eleventh 11th",
            "twelfth 12th", "thirteenth 13th", "fourteenth 14th", "fifteenth 15th",
            "sixteenth 16th", "seventeenth 17th", "eighteenth 18th", "nineteenth 19th",
            "twentieth 20th", "twentyfirst 21st", "twentysecond 22nd", "twentythird 23rd",
            "twentyfourth 24th", "twentyfifth 25th",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
# "the third instalment": what is counted in a series.
INSTALMENTS = frozenset("instalment installment entry chapter outing sequel".split())
SERIES_WORDS = frozenset(
    "series franchise saga trilogy cycle tetralogy quadrilogy universe".split()
)
# "a sequel to F": how one film belongs to another.
KIN = {
    "sequel": "sequel", "followup": "sequel", "prequel": "prequel", "remake": "remake",
    "reimagining": "remake", "spinoff": "spin-off", "reboot": "reboot",
}  # fmt: skip
# "this horror film": genres as reviews name them, one word each.
GENRES = frozenset(
    "action adventure animation animated biography biopic comedy crime documentary drama fantasy"
    " horror melodrama musical mystery noir romance satire thriller war western".split()
)
# "this French film": adjectives of the countries that films come from.
NATIONS = {
    "american": "United States", "british": "United Kingdom", "english": "United Kingdom",
    "french": "France", "german": "Germany", "italian": "Italy", "spanish": "Spain",
    "japanese": "Japan", "chinese": "China", "korean": "South Korea", "indian": "India",
    "russian": "Russia", "soviet": "Soviet Union", "swedish": "Sweden", "danish": "Denmark",
    "norwegian": "Norway", "finnish": "Finland", "icelandic": "Iceland", "dutch": "Netherlands",
    "belgian": "Belgium", "swiss": "Switzerland", "austrian": "Austria", "polish": "Poland",
    "czech": "Czech Republic", "hungarian": "Hungary", "romanian": "Romania", "greek": "Greece",
    "turkish": "Turkey", "iranian": "Iran", "israeli": "Israel", "egyptian": "Egypt",
    "irish": "Ireland", "scottish": "United Kingdom", "canadian": "Canada",
    "australian": "Australia", "mexican": "Mexico", "brazilian": "Brazil",
    "argentine": "Argentina", "argentinian": "Argentina", "chilean": "Chile",
    "colombian": "Colombia", "cuban": "Cuba", "senegalese": "Senegal", "nigerian": "Nigeria",
    "thai": "Thailand", "vietnamese": "Vietnam", "taiwanese": "Taiwan", "filipino": "Philippines",
    "indonesian": "Indonesia", "portuguese": "Portugal", "ukrainian": "Ukraine",
    "georgian": "Georgia", "palestinian": "Palestine", "lebanese": "Lebanon",
}  # fmt: skip
LANGUAGES = frozenset(
    "english french german italian spanish japanese mandarin cantonese korean hindi tamil telugu"
    " bengali russian swedish danish norwegian finnish icelandic dutch polish czech hungarian"
    " romanian greek turkish persian farsi hebrew arabic portuguese thai vietnamese ukrainian"
    " georgian yiddish catalan welsh irish wolof".split()
)
DECADES = {f"{year}s": year for year in range(1890, 2040, 10)} | {
    word: 1900 + 10 * number
    for number, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), 2
    )
}
# Prizes and takings: recognised as statements, and beyond what the catalogue can judge.
AWARDED = frozenset("won win wins winning nominated nomination nominations earned received".split())
PRIZES = frozenset(
    "oscar oscars academy bafta baftas golden palme goya cesar saturn emmy grammy razzie".split()
)
TAKINGS = frozenset("grossed grossing gross budget budgeted earned earning office cost".split())
# "based on the novel by": what films are made from.
BOOKS = frozenset(
    "novel novels novella book books play story stories memoir memoirs comic comics manga"
    " autobiography biography bestseller article musical poem tale".split()
)
# What a word may tell of, so that each extractor reads only the sentences that concern it: s a
# place in a series, c a turn in a career, b what a film is based on, g its sort, a prizes, takings,
# d who made it, r its length.
TOPICS = {
    word: topic
    for topic, words in (
        ("a", (*AWARDED, *TAKINGS)),
        ("g", (*GENRES, *NATIONS, *LANGUAGES, *DECADES)),
        ("b", ("based", "adapted")),
        ("c", ("debut", "collaboration", *TOGETHER_AGAIN)),
        ("d", ("directing", "helming", "made", "makes")),
        ("r", ("minutes", "minute", "mins", "min", "hour", "hours", "hr", "hrs")),
        ("s", (*ORDINALS, *KIN, "follow", "spin", "twenty")),
    )
    for word in words
}
