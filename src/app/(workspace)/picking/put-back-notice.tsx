import { PackageOpen } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/ui/banner";
import { ButtonLink } from "@/ui/button-link";

/** Goods of cancelled work lie about: until they are scanned back nobody can sell them. */
export async function PutBackNotice({ units, warehouse }: { units: number; warehouse: string | undefined }) {
  const t = await getTranslations("picking.putBack");
  return (
    <div className="px-5 py-3 max-md:px-4">
      <Banner
        icon={<PackageOpen aria-hidden="true" />}
        title={t("notice", { units })}
        actions={
          <ButtonLink size="sm" href={warehouse ? `/picking/put-back?warehouse=${encodeURIComponent(warehouse)}` : "/picking/put-back"}>
            {t("action")}
          </ButtonLink>
        }
      >
        {t("noticeText")}
      </Banner>
    </div>
  );
}
