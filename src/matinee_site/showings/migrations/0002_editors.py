"""Editors look after where films are to be seen."""

from django.db import migrations

ACTIONS = ("add", "change", "delete", "view")
MODELS = ("place", "offer", "screening")


def permit(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    editors = Group.objects.filter(name="Editors").first()
    if editors is None:
        return
    for model in MODELS:
        kind, _ = ContentType.objects.get_or_create(app_label="showings", model=model)
        for action in ACTIONS:
            permission, _ = Permission.objects.get_or_create(
                content_type=kind, codename=f"{action}_{model}",
                defaults={"name": f"Can {action} {model}"},
            )
            editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("showings", "0001_initial"),
        ("reviews", "0005_people"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(permit, migrations.RunPython.noop)]
