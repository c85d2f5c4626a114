import { getTranslations } from "next-intl/server";
import { FloorSkeleton } from "@/ui/floor/floor-skeleton";

export default async function Loading() {
  const t = await getTranslations("floor");
  return <FloorSkeleton label={t("opening")} />;
}
