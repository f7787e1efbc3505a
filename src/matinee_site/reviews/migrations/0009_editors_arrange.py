"""Editors arrange the first page."""

from django.db import migrations


def permit(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    editors = Group.objects.filter(name="Editors").first()
    if editors is None:
        return
    kind, _ = ContentType.objects.get_or_create(app_label="reviews", model="frontpage")
    permission, _ = Permission.objects.get_or_create(
        content_type=kind, codename="change_frontpage",
        defaults={"name": "Can change front page"},
    )
    editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0008_front_page"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(permit, migrations.RunPython.noop)]
