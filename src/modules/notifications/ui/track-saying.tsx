/** The one big sentence about now, and what else there is to know. */
export function TrackSaying({ words, more }: { words: string; more: string }) {
  return (
    <div className="pt-6 min-[900px]:pt-[52px]">
      <h1 className="text-28 leading-[34px] font-semibold text-balance min-[1180px]:-mr-[72px] min-[900px]:text-40 min-[900px]:leading-[48px]">
        {words}
      </h1>
      <p className="mt-2 text-14 text-ink-2 min-[900px]:text-16">{more}</p>
    </div>
  );
}
