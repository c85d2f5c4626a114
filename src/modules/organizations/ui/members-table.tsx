"use client";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Role } from "@/lib/permission";
import { useMe } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { IconButton } from "@/ui/icon-button";
import { Menu, MenuItem } from "@/ui/menu";
import { useReasonText } from "@/ui/reason-text";
import { Badge } from "@/ui/status";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { showToast } from "@/ui/toast";
import { whyNotChange } from "../members";
import { MemberDialog } from "./member-dialog";
import type { Place } from "./role-fields";

type Member = { userId: string; name: string; email: string; role: Role; warehouseIds: string[] | null; disabledAt: Date | null };

/** Who belongs, with what each may do, and the menu to change it; what the rules refuse is explained there. */
export function MembersTable({ members, warehouses }: { members: readonly Member[]; warehouses: readonly Place[] }) {
  const t = useTranslations("settings.members");
  const words = useTranslations("nav.roles");
  const router = useRouter();
  const me = useMe();
  const reasonText = useReasonText();
  const [edited, setEdited] = useState<Member | null>(null);
  const owners = members.filter(({ role, disabledAt }) => role === "owner" && !disabledAt).length;
  const told = {
    onSuccess: () => router.refresh(),
    onError: (error: unknown) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  };
  const disable = trpc.organizations.disableMember.useMutation(told);
  const enable = trpc.organizations.enableMember.useMutation(told);
  const by = { userId: me.id, role: me.role };
  const places = (ids: string[] | null) =>
    ids === null ? t("allWarehouses") : ids.map((id) => warehouses.find((one) => one.id === id)?.name ?? "—").join(", ");

  return (
    <>
      <Table label={t("title")} row={52} gutter={16} columns={[null, 104, { width: 180, from: "md" }, 68]}>
        <TableHead>
          <HeadCell>{t("person")}</HeadCell>
          <HeadCell>{t("role")}</HeadCell>
          <HeadCell from="md">{t("warehouses")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("actions")}</span>
          </HeadCell>
        </TableHead>
        <tbody>
          {members.map((member) => {
            const disabled = member.disabledAt !== null;
            const rule = { userId: member.userId, role: member.role, disabled };
            return (
              <Row key={member.userId}>
                <Cell>
                  <div className="flex items-center gap-2">
                    <span className={disabled ? "truncate text-ink-3" : "truncate font-medium"}>{member.name}</span>
                    {disabled && <Badge tone="neutral">{t("disabled")}</Badge>}
                    {member.userId === me.id && <Badge tone="info">{t("you")}</Badge>}
                  </div>
                  <div className="truncate text-12 text-ink-3">{member.email}</div>
                </Cell>
                <Cell>{words(member.role)}</Cell>
                <Cell wrap from="md">
                  {places(member.warehouseIds)}
                </Cell>
                <Cell>
                  <Menu align="end" trigger={<IconButton size="sm" label={t("actionsFor", { name: member.name })} icon={<Ellipsis />} />}>
                    <MenuItem disabledReason={whyNotChange(by, rule, { role: member.role }, owners)} onSelect={() => setEdited(member)}>
                      {t("change")}
                    </MenuItem>
                    {disabled ? (
                      <MenuItem
                        disabledReason={whyNotChange(by, rule, { disabled: false }, owners)}
                        onSelect={() => enable.mutate({ userId: member.userId })}
                      >
                        {t("enable")}
                      </MenuItem>
                    ) : (
                      <MenuItem
                        danger
                        disabledReason={whyNotChange(by, rule, { disabled: true }, owners)}
                        onSelect={() => disable.mutate({ userId: member.userId })}
                      >
                        {t("disable")}
                      </MenuItem>
                    )}
                  </Menu>
                </Cell>
              </Row>
            );
          })}
        </tbody>
      </Table>
      {edited && <MemberDialog member={edited} warehouses={warehouses} onClose={() => setEdited(null)} />}
    </>
  );
}
