import { Button } from './button.js';

/** The way to the next page of a list that grows downwards; nothing where there is none. */
export function LoadMore({
  what = '',
  pages,
}: {
  /** What the list holds, in the plural: „Instanzen“. */
  readonly what?: string;
  readonly pages: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}) {
  if (!pages.hasNextPage) return null;
  return (
    <div className="load-more">
      <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {['Weitere', what, 'laden'].filter(Boolean).join(' ')}
      </Button>
    </div>
  );
}
