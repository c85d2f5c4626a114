import { getTranslations } from "next-intl/server";
import { ranksAtLeast } from "@/lib/permission";
import { ManagerLoadTable } from "@/modules/orders/ui/manager-load";
import { InvitationsList } from "@/modules/organizations/ui/invitations-list";
import { InviteDialog } from "@/modules/organizations/ui/invite-dialog";
import { MembersTable } from "@/modules/organizations/ui/members-table";
import { LiveRefresh } from "@/platform/realtime/react";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { allWarehouses } from "@/server/warehouse-choices";
import { Card } from "@/ui/section";

export default async function MembersPage() {
  const session = await requireSession();
  const mayInvite = ranksAtLeast(session.role, "manager");
  const [members, invitations, warehouses, load, assignees, t, words] = await Promise.all([
    api.organizations.members(),
    mayInvite ? api.organizations.invitations() : [],
    allWarehouses(session.organization.id),
    api.orders.managerLoad(),
    api.orders.assignees(),
    getTranslations("settings.members"),
    getTranslations("orders.load"),
  ]);
  return (
    <>
      <Card title={t("title")} note={members.length} actions={<InviteDialog warehouses={warehouses} />}>
        <MembersTable members={members} warehouses={warehouses} />
      </Card>
      {invitations.length > 0 && (
        <Card title={t("waiting")} note={invitations.length}>
          <InvitationsList invitations={invitations} />
        </Card>
      )}
      {load.length > 0 && (
        <Card title={words("title")} note={words("note")}>
          <ManagerLoadTable load={load} assignees={assignees} />
        </Card>
      )}
      <LiveRefresh topics="order" />
    </>
  );
}
