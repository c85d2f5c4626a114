"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { Menu, MenuItem } from "@/ui/menu";
import { type CrmKind, crmKinds } from "../inputs";
import { CrmDialog } from "./crm-dialog";

/** Chooses a kind of CRM and connects one. */
export function AddCrm() {
  const t = useTranslations("crm");
  const kinds = useTranslations("crm.kinds");
  const router = useRouter();
  const [kind, setKind] = useState<CrmKind | null>(null);
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button size="sm" icon={<Plus />}>
            {t("add")}
          </Button>
        }
      >
        {crmKinds.map((one) => (
          <MenuItem key={one} onSelect={() => setKind(one)}>
            {kinds(one)}
          </MenuItem>
        ))}
      </Menu>
      {kind && <CrmDialog kind={kind} crm={null} onSaved={() => router.refresh()} onClose={() => setKind(null)} />}
    </>
  );
}
