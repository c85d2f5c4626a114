import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SetUpForm } from "@/modules/organizations/ui/set-up-form";
import { entrance } from "@/server/entrance";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("setUpTitle") };
}

export default async function SetUpPage() {
  const [{ isEmpty }, t] = await Promise.all([entrance(), getTranslations("auth")]);
  if (!isEmpty) redirect("/sign-in");
  return (
    <>
      <h1 className="text-20 font-semibold">{t("setUpTitle")}</h1>
      <p className="mt-1 mb-4 text-13 text-ink-2">{t("setUpAbout")}</p>
      <SetUpForm zones={Intl.supportedValuesOf("timeZone")} />
    </>
  );
}
