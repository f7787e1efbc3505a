"""Genres, countries, languages and certificates that need no label to be recognised."""

from matinee.review.model import HeaderField


def _phrases(written: str) -> frozenset[str]:
    return frozenset(written.split("|"))


_GENRES = (
    "action|adventure|animation|animated|anthology|anime|biography|biopic|comedy|black comedy"
    "|dark comedy|crime|crime drama|documentary|drama|family|fantasy|film noir|film-noir|noir"
    "|neo-noir|history|historical|historical drama|horror|kaiju|martial arts|mockumentary|musical"
    "|mystery|period drama|psychological thriller|romance|romantic comedy|rom-com|satire"
    "|science fiction|sci-fi|science-fiction|short|slasher|sport|sports|spy|superhero|suspense"
    "|thriller|action thriller|action comedy|war|western|wuxia|giallo|heist|melodrama"
)
_COUNTRIES = (
    "argentina|australia|austria|bangladesh|belgium|bosnia and herzegovina|brazil|bulgaria|cambodia"
    "|canada|chile|china|colombia|croatia|cuba|czech republic|czechia|czechoslovakia|denmark|east "
    "germany|egypt|estonia|ethiopia|finland|france|georgia|germany|ghana|greece|hong kong|hungary"
    "|iceland|india|indonesia|iran|iraq|ireland|israel|italy|japan|kazakhstan|kenya|latvia|lebanon"
    "|lithuania|luxembourg|malaysia|mali|malta|mexico|mongolia|morocco|nepal|netherlands"
    "|the netherlands|new zealand|nigeria|north macedonia|norway|pakistan|palestine|peru"
    "|philippines|the philippines|poland|portugal|puerto rico|qatar|romania|russia|saudi arabia"
    "|senegal|serbia"
    "|singapore|slovakia|slovenia|south africa|south korea|korea|soviet union|ussr|spain|sri lanka"
    "|sweden|switzerland|syria|taiwan|thailand|tunisia|turkey|türkiye|uganda|uk|u.k.|ukraine"
    "|united arab emirates|united kingdom|great britain|england|scotland|wales|united states"
    "|united states of america|uruguay|us|u.s.|usa|u.s.a.|venezuela|vietnam|west germany|yugoslavia"
)
_LANGUAGES = (
    "arabic|bengali|cantonese|czech|danish|dutch|english|finnish|french|german|greek|hebrew|hindi"
    "|hungarian|icelandic|italian|japanese|korean|malayalam|mandarin|norwegian|persian|farsi|polish"
    "|portuguese|romanian|russian|silent|spanish|swedish|tamil|telugu|thai|turkish|ukrainian|urdu"
)
_CERTIFICATES = "pg|pg-13|r|nc-17|12a|not rated|unrated|tv-ma|tv-14"

TERMS: dict[str, HeaderField] = {
    word: field
    for field, words in (
        (HeaderField.CERTIFICATE, _CERTIFICATES),
        (HeaderField.LANGUAGE, _LANGUAGES),
        (HeaderField.COUNTRY, _COUNTRIES),
        (HeaderField.GENRE, _GENRES),
    )
    for word in words.split("|")
}

PARTICLES = _phrases(
    "al|af|ap|av|bin|ben|d|da|das|de|degli|dei|del|della|den|der|des|di|do|"
    "dos|du|e|el|ibn|la|las|le|los|og|ter|ten|van|vander|von|y|zu|zum"
)
"""Words of a name that may be lower case."""
