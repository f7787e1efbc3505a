"""The groups of the desk and the way of a review through them, made once for every site.

What the operator changes of them later stays changed. Wagtail's own group of moderators and its
workflow are for a tree of pages, which this site has not; they go where nobody uses them.
"""

from django.db import migrations

ALL = ("add", "change", "delete", "view")
GROUPS = {
    "Contributors": [("reviews", "review", ("add",))],
    "Critics": [("reviews", "review", ("add",)), ("reviews", "checkresult", ("view",))],
    "Editors": [
        ("reviews", "review", (*ALL, "publish", "lock", "unlock")),
        ("reviews", "checkresult", ("view",)),
        ("reviews", "collection", ALL),
        ("reviews", "critic", ALL),
    ],
}
WORKFLOW = "Reviewed by an editor"
NAMES = {"checkresult": "check result"}


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

    admin = Permission.objects.filter(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    for name, kinds in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *admin,
            *(permission(app, model, action) for app, model, actions in kinds for action in actions),
        )
    _make_workflow(apps, Group.objects.get(name="Editors"))
    _remove_unused(apps)


def _make_workflow(apps, editors):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    Task = apps.get_model("wagtailcore", "GroupApprovalTask")
    kind, _ = ContentType.objects.get_or_create(app_label="wagtailcore", model="groupapprovaltask")
    review, _ = ContentType.objects.get_or_create(app_label="reviews", model="review")
    Assigned = apps.get_model("wagtailcore", "WorkflowContentType")
    if Assigned.objects.filter(content_type=review).exists():
        return
    task = Task.objects.create(name=WORKFLOW, active=True, content_type=kind)
    task.groups.add(editors)
    workflow = Workflow.objects.create(name=WORKFLOW, active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow=workflow, task_id=task.pk, sort_order=0
    )
    Assigned.objects.create(content_type=review, workflow=workflow)


def _remove_unused(apps):
    Group = apps.get_model("auth", "Group")
    User = apps.get_model("auth", "User")
    moderators = Group.objects.filter(name="Moderators").first()
    apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(
        group__name="Editors"
    ).delete()
    if moderators is None or User.objects.filter(groups=moderators).exists():
        return
    Workflow = apps.get_model("wagtailcore", "Workflow")
    State = apps.get_model("wagtailcore", "WorkflowState")
    for workflow in Workflow.objects.filter(name="Moderators approval"):
        if not State.objects.filter(workflow_id=workflow.pk).exists():
            tasks = [each.task_id for each in workflow.workflow_tasks.all()]
            workflow.delete()
            apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(
                pk__in=tasks, workflow_tasks__isnull=True
            ).delete()
    moderators.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0004_owner_and_mentions"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
