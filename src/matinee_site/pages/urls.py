"""Addresses of the public pages."""

from django.urls import path, re_path

from matinee_site.pages import views

app_name = "pages"
urlpatterns = [
    path("", views.home, name="home"),
    path("films/<slug:slug>/", views.film, name="film"),
    path("reviews/", views.reviews, name="reviews"),
    path("reviews/<slug:slug>/", views.review, name="review"),
    path("people/<str:slug>/", views.person, name="person"),
    path("series/<slug:slug>/", views.series, name="series"),
    path("collections/", views.collections, name="collections"),
    path("collections/<slug:slug>/", views.collection, name="collection"),
    path("critics/<slug:slug>/", views.critic, name="critic"),
    path("browse/", views.browse, name="browse"),
    re_path(r"^browse/(?P<kind>decade)/(?P<slug>[12]\d\d0s)/$", views.browse_list, name="decade"),
    re_path(r"^browse/(?P<kind>genre|country)/(?P<slug>[\w-]+)/$", views.browse_list, name="facet"),
    path("search/", views.search, name="search"),
    re_path(r"^style-[0-9a-f]{18}\.css$", views.style_sheet, name="style"),
    path("posters/<slug:slug>.svg", views.poster, name="poster"),
    path("posters/small/<slug:slug>.svg", views.poster, {"small": True}, name="small-poster"),
]
