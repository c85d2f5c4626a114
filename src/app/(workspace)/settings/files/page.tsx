import { FileSpreadsheet } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { whyNotRole } from "@/lib/permission";
import { importKinds } from "@/modules/files/kinds";
import { ExportMenu } from "@/modules/files/ui/export-menu";
import { ImportsList } from "@/modules/files/ui/imports-list";
import { UploadForm } from "@/modules/files/ui/upload-form";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { EmptyState } from "@/ui/empty-state";
import { Card } from "@/ui/section";
import { NotForRole } from "../not-for-role";

/** Files in and out: upload one, and see what became of those before. */
export default async function FilesPage({ searchParams }: { searchParams: Promise<{ kind?: string }> }) {
  const { role } = await requireSession();
  const refused = whyNotRole(role, "manager");
  if (refused) return <NotForRole reason={refused} />;
  const [first, t, { kind }] = await Promise.all([api.files.list({}), getTranslations("files"), searchParams]);
  return (
    <>
      <LiveRefresh topics={["import"]} />
      <Card title={t("upload.title")} padded>
        <UploadForm first={importKinds.find((one) => one === kind)} />
      </Card>
      <Card title={t("history.title")}>
        {first.items.length > 0 ? (
          <ImportsList key={first.items.map(({ id, state }) => `${id}${state}`).join()} first={overTheWire(first)} />
        ) : (
          <EmptyState icon={<FileSpreadsheet />} title={t("history.emptyTitle")}>
            {t("history.empty")}
          </EmptyState>
        )}
      </Card>
      <Card title={t("export.title")} padded>
        <p className="mb-3 text-13 text-ink-2">{t("export.text")}</p>
        <ul className="grid gap-2">
          {(["products", "stock", "orders"] as const).map((what) => (
            <li key={what} className="flex items-center justify-between gap-4 text-14">
              {t(`upload.kinds.${what}`)}
              <ExportMenu what={what} />
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
