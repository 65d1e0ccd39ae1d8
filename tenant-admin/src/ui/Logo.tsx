/** The mark: a speech bubble. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill="var(--cf-accent)" />
      <path
        d="M8.5 10.5a2.5 2.5 0 0 1 2.5-2.5h10a2.5 2.5 0 0 1 2.5 2.5v6.5a2.5 2.5 0 0 1-2.5 2.5h-5.800l-3.900 3.700c-.5.5-1.300.1-1.300-.6v-3.100a2.5 2.5 0 0 1-1.500-2.300z"
        fill="var(--cf-surface)"
      />
    </svg>
  );
}
