"""What the groups of the desk may do with articles, notices, pictures and the rest.

What the operator changes of them later stays changed.
"""

from django.db import migrations, models

ALL = ("add", "change", "delete", "view")
PICTURES = [("reviews", "picture", ("add",))]
GROUPS = {
    "Contributors": [
        ("reviews", "article", ("add",)),
        ("reviews", "checkresult", ("view",)),
        *PICTURES,
    ],
    "Critics": [
        ("reviews", "article", ("add",)),
        ("reviews", "notice", ("add", "view")),
        ("reviews", "previewlink", ("add",)),
        ("catalogue", "film", ("add",)),
        *PICTURES,
    ],
    "Editors": [
        ("reviews", "article", (*ALL, "publish", "lock", "unlock")),
        ("reviews", "notice", ALL),
        ("reviews", "previewlink", ("add",)),
        ("reviews", "acceptance", ("add",)),
        ("catalogue", "film", ("add", "change")),
        *PICTURES,
    ],
}
NAMES = {"checkresult": "check result", "previewlink": "preview link", "acceptance": "accepted finding"}
WORKFLOW = "Reviewed by an editor"


def make(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")

    def permission(app, model, action):
        kind, _ = ContentType.objects.get_or_create(app_label=app, model=model)
        name = f"Can {action} {NAMES.get(model, model)}"
        found, _ = Permission.objects.get_or_create(
            content_type=kind, codename=f"{action}_{model}", defaults={"name": name}
        )
        return found

    for name, kinds in GROUPS.items():
        group = Group.objects.filter(name=name).first()
        if group:
            group.permissions.add(
                *(permission(app, model, a) for app, model, actions in kinds for a in actions)
            )
    _open_pictures(apps)
    _share_workflow(apps)


def _open_pictures(apps):
    """Let editors keep the pictures: what they show and whose they are."""
    Collection = apps.get_model("wagtailcore", "Collection")
    Permission = apps.get_model("auth", "Permission")
    Given = apps.get_model("wagtailcore", "GroupCollectionPermission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    root = Collection.objects.filter(depth=1).first()
    editors = apps.get_model("auth", "Group").objects.filter(name="Editors").first()
    if root is None or editors is None:
        return
    # Wagtail keeps these permissions with its own image model, whichever model is used.
    kind, _ = ContentType.objects.get_or_create(app_label="wagtailimages", model="image")
    for action in ("add", "change", "choose"):
        permission, _ = Permission.objects.get_or_create(
            content_type=kind, codename=f"{action}_image", defaults={"name": f"Can {action} image"}
        )
        Given.objects.get_or_create(group=editors, collection=root, permission=permission)


def _share_workflow(apps):
    """Send articles the same way as reviews."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    Assigned = apps.get_model("wagtailcore", "WorkflowContentType")
    article, _ = ContentType.objects.get_or_create(app_label="reviews", model="article")
    workflow = Workflow.objects.filter(name=WORKFLOW, active=True).first()
    if workflow and not Assigned.objects.filter(content_type=article).exists():
        Assigned.objects.create(content_type=article, workflow=workflow)


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0009_editors_arrange"),
        ("wagtailimages", "0027_image_description"),
    ]
    operations = [
        migrations.AlterField(
            model_name="articleperson",
            name="name",
            field=models.CharField(blank=True, editable=False, max_length=300),
        ),
        *(
            migrations.AlterField(
                model_name=model,
                name="title",
                field=models.CharField(
                    blank=True, help_text="Empty: the film's, or Untitled.", max_length=300
                ),
            )
            for model in ("article", "review")
        ),
        migrations.RunPython(make, migrations.RunPython.noop),
    ]
