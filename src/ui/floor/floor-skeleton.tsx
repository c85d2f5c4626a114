import { Skeleton } from "@/ui/skeleton";

/** The outline of a floor screen with its true heights: head, progress, bin, picture, count. */
export function FloorSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} data-fullscreen className="flex min-h-dvh flex-1 flex-col bg-floor-bg">
      <div className="mx-auto w-full max-w-140">
        <div className="flex h-14 items-center px-4">
          <Skeleton width={180} height={16} />
        </div>
        <div className="px-4">
          <Skeleton height={8} />
          <Skeleton width={120} height={12} className="mt-2" />
        </div>
        <div className="px-4 pt-3.5">
          <Skeleton width={60} height={12} className="mt-1" />
          <Skeleton width={190} height={48} className="mt-3" />
        </div>
        <div className="flex items-center gap-3.5 px-4 py-3.5">
          <Skeleton width={96} height={96} />
          <Skeleton width={200} height={20} />
        </div>
        <div className="mx-4">
          <Skeleton height={118} />
          <Skeleton height={52} className="mt-2.5" />
        </div>
      </div>
    </div>
  );
}
