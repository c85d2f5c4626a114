import { getTranslations } from "next-intl/server";
import { KindCards } from "@/modules/channels/ui/kind-cards";
import { api } from "@/server/api";

export default async function ConnectPage() {
  const [kinds, t] = await Promise.all([api.connections.kinds(), getTranslations("channels.connect")]);
  return (
    <>
      <div>
        <h2 className="text-16 font-semibold">{t("chooseTitle")}</h2>
        <p className="mt-1 max-w-prose text-13 text-ink-2">{t("choose")}</p>
      </div>
      <KindCards kinds={kinds} />
    </>
  );
}
