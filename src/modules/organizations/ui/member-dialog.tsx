"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Role } from "@/lib/permission";
import { useMe } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { FormRefusal } from "@/ui/form-refusal";
import { type Place, RoleFields } from "./role-fields";

type Props = {
  member: { userId: string; name: string; role: Role; warehouseIds: string[] | null };
  warehouses: readonly Place[];
  onClose: () => void;
};

/** Another role or other warehouses for a member. */
export function MemberDialog({ member, warehouses, onClose }: Props) {
  const t = useTranslations("settings.members");
  const router = useRouter();
  const me = useMe();
  const [role, setRole] = useState(member.role);
  const [warehouseIds, setWarehouseIds] = useState(member.warehouseIds);
  const change = trpc.organizations.changeMember.useMutation({
    onSuccess() {
      router.refresh();
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="md"
      title={member.name}
      footer={
        <Button variant="primary" pending={change.isPending} onClick={() => change.mutate({ userId: member.userId, role, warehouseIds })}>
          {t("save")}
        </Button>
      }
    >
      <div className="grid gap-4">
        <FormRefusal reason={change.error ? reasonOf(change.error) : null} />
        <RoleFields
          role={role}
          onRole={setRole}
          warehouseIds={warehouseIds}
          onWarehouses={setWarehouseIds}
          warehouses={warehouses}
          mayMakeOwner={me.role === "owner"}
        />
      </div>
    </Dialog>
  );
}
