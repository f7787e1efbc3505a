"""Let a run say what it is doing and in which process, and editors bring archives in."""

from django.db import migrations, models


def allow(apps, schema_editor):
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="archives", model="importrun"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind,
        codename="add_importrun",
        defaults={"name": "Can add archive brought in"},
    )
    editors = apps.get_model("auth", "Group").objects.filter(name="Editors").first()
    if editors:
        editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = (
        ("archives", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    )
    operations = (
        migrations.AddField("importrun", "doing", models.CharField(blank=True, max_length=40)),
        migrations.AddField(
            "importrun", "pid", models.PositiveIntegerField(blank=True, null=True)
        ),
        migrations.RunPython(allow, migrations.RunPython.noop),
    )
