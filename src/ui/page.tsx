import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { buttonLook } from "./button-look";
import { cx } from "./cx";
import { PageHead } from "./page-head";

export type Crumb = { label: ReactNode; href?: string };

type HeaderProps = {
  title?: ReactNode;
  /** Grey words after the title: the date, a count. */
  note?: ReactNode;
  /** Address of the list this page came from. */
  back?: string;
  /** The way here, for detail pages whose title stands in a DetailHeader. */
  crumbs?: readonly Crumb[];
  /** Who is here, previous and next. */
  extra?: ReactNode;
  search?: ReactNode;
  actions?: ReactNode;
};

/** The bar at the top of a page: title, one search, actions. */
export function PageHeader({ title, note, back, crumbs, extra, search, actions }: HeaderProps) {
  const t = useTranslations("ui");
  return (
    <header
      className={cx(
        "flex min-h-13 flex-wrap items-center gap-2 border-b border-line bg-surface py-2 pr-5 max-md:px-4",
        back ? "pl-4 max-md:pl-1" : "pl-5",
      )}
    >
      {back && (
        <Link href={back} aria-label={t("back")} className={buttonLook({ variant: "ghost", square: true })}>
          <ArrowLeft aria-hidden="true" />
        </Link>
      )}
      {title && <h1 className={cx("mr-1 min-w-0 truncate text-16 font-semibold", back && "max-md:flex-1")}>{title}</h1>}
      {crumbs && (
        <nav className="flex min-w-0 items-center gap-2 text-13 text-ink-3">
          {crumbs.map((crumb, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: crumbs are a fixed path
            <Fragment key={index}>
              {index > 0 && <span aria-hidden="true">/</span>}
              {crumb.href ? (
                <Link href={crumb.href} className="truncate hover:text-ink">
                  {crumb.label}
                </Link>
              ) : (
                <span className="truncate text-ink-2">{crumb.label}</span>
              )}
            </Fragment>
          ))}
        </nav>
      )}
      {note && <span className="truncate text-13 text-ink-3 tabular-nums max-md:grow max-md:basis-0">{note}</span>}
      <span className={cx("flex-1", back && title ? "max-md:hidden" : "")} />
      {extra}
      {search && <div className="max-md:order-last max-md:w-full">{search}</div>}
      {actions && <div className="flex items-center gap-2 max-md:gap-1">{actions}</div>}
    </header>
  );
}

type Props = HeaderProps & {
  /** LinkTabs. */
  tabs?: ReactNode;
  /** ChipRow. */
  filters?: ReactNode;
  /** Gives text and forms their gutter; lists and grids bring their own. */
  padded?: boolean;
  /** 760 px, for forms and settings. */
  narrow?: boolean;
  children: ReactNode;
};

/** A page of the workspace. Its head stays in view; sticky table heads dock below it. */
export function Page({ tabs, filters, padded, narrow, children, ...header }: Props) {
  return (
    <PageHead
      head={
        <>
          <PageHeader {...header} />
          {tabs}
          {filters && <div className="border-b border-line">{filters}</div>}
        </>
      }
    >
      <div className={cx(padded && "px-5 py-5 max-md:px-4", narrow && "max-w-190")}>{children}</div>
    </PageHead>
  );
}

type DetailProps = { title: ReactNode; badges?: ReactNode; actions?: ReactNode /** Channel, times, deadline. */; facts?: ReactNode };

/** The head of one thing: its number, its states as pills, the actions its state allows, main one last. */
export function DetailHeader({ title, badges, actions, facts }: DetailProps) {
  return (
    <div className="border-b border-line px-5 pb-3.5 pt-4 max-md:px-4">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-2">
        <h1 className="text-20 font-semibold tabular-nums">{title}</h1>
        {badges}
        {actions && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {facts && <div className="mt-1 flex flex-wrap items-center gap-x-3.5 gap-y-1 text-13 text-ink-2">{facts}</div>}
    </div>
  );
}

/** Left the work, right the facts (316 px); one column on narrow screens. Children are spaced by 16 px. */
export function TwoColumns({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 px-5 pb-10 pt-5 max-md:px-4 lg:grid-cols-[minmax(0,1fr)_272px] xl:grid-cols-[minmax(0,1fr)_316px]">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">{children}</div>
      <aside className="min-w-0">{aside}</aside>
    </div>
  );
}
