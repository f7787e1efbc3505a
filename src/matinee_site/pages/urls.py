"""Addresses of the public pages, in every language of the site, and of the files beside them."""

from django.urls import include, path, re_path

from matinee_site.pages.languages import codes
from matinee_site.pages.queries.places import KINDS
from matinee_site.pages.queries.social import KINDS as CARDS
from matinee_site.pages.views import files, pages, searching

app_name = "pages"

_MORE = r"page/(?P<number>[2-9]|[1-9]\d{1,3})/$"
"""The end of the address of a list's further pages."""

_PAGES = [
    path("", pages.home, name="home"),
    path("films/<slug:slug>/", pages.film, name="film"),
    path("reviews/", pages.reviews, name="reviews"),
    re_path(rf"^reviews/{_MORE}", pages.reviews),
    path("reviews/<slug:slug>/", pages.review, name="review"),
    path("people/<str:slug>/", pages.person, name="person"),
    path("series/<slug:slug>/", pages.series, name="series"),
    path("collections/", pages.collections, name="collections"),
    path("collections/<slug:slug>/", pages.collection, name="collection"),
    path("critics/<slug:slug>/", pages.critic, name="critic"),
    re_path(rf"^critics/(?P<slug>[-\w]+)/{_MORE}", pages.critic),
    path("critics/<slug:slug>/diary/", pages.diary, name="diary"),
    re_path(rf"^critics/(?P<slug>[-\w]+)/diary/{_MORE}", pages.diary),
    path("articles/", pages.articles, name="articles"),
    re_path(rf"^articles/{_MORE}", pages.articles),
    path("articles/<slug:slug>/", pages.article, name="article"),
    path("calendar/", pages.calendar, name="calendar"),
    path("calendar/<int:year>/<int:month>/", pages.month, name="month"),
    path("browse/", pages.browse, name="browse"),
    re_path(r"^browse/(?P<kind>decade)/(?P<slug>[12]\d\d0s)/$", pages.browse_list, name="decade"),
    re_path(rf"^browse/(?P<kind>decade)/(?P<slug>[12]\d\d0s)/{_MORE}", pages.browse_list),
    re_path(
        r"^browse/(?P<kind>genre|country|language)/(?P<slug>[\w-]+)/$",
        pages.browse_list,
        name="facet",
    ),
    re_path(
        rf"^browse/(?P<kind>genre|country|language)/(?P<slug>[\w-]+)/{_MORE}", pages.browse_list
    ),
    re_path(rf"^corrections/{_MORE}", pages.more_corrections),
    path("search/", searching.search, name="search"),
    path("search.json", searching.search_json, name="search-json"),
    re_path(r"^cards/(?P<kind>films|people|series)/(?P<slug>[^/]+)/$", pages.hover, name="hover"),
    # The last: it takes every address of one part.
    path("<slug:slug>/", pages.standing, name="standing"),
]

_FILES = [
    re_path(r"^script-[0-9a-f]{18}\.js$", files.page_script, name="script"),
    re_path(
        r"^feeds/(?P<kind>critics|collections|people|genres)/(?P<slug>[^/]+)\.(?P<form>atom|json)$",
        files.feed,
        name="feed",
    ),
    re_path(r"^feeds/all\.(?P<form>atom|json)$", files.feed, name="all-feed"),
    path("sitemap.xml", files.sitemap_index, name="sitemap"),
    re_path(rf"^sitemaps/(?P<kind>{'|'.join(KINDS)})-(?P<number>\d+)\.xml$", files.sitemap),
    path("robots.txt", files.robots, name="robots"),
    path(".well-known/security.txt", files.security, name="security"),
    path("favicon.ico", files.icon, name="favicon"),
    path("apple-touch-icon.png", files.touch, name="touch-icon"),
    path("social/site.png", files.social, {"kind": "site"}, name="site-card"),
    re_path(
        rf"^social/(?P<kind>{'|'.join(CARDS)})/(?P<slug>[^/]+)\.png$", files.social, name="card"
    ),
    path("posters/<slug:slug>.svg", files.poster, name="poster"),
    path("posters/small/<slug:slug>.svg", files.poster, {"small": True}, name="small-poster"),
]

urlpatterns = [
    *_FILES,
    *(path(f"{code}/", include(_PAGES), {"language": code}) for code in codes()[1:]),
    *_PAGES,
]
