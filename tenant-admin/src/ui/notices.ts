import { createContext, useContext } from 'react';

export interface Notice {
  id: number;
  text: string;
  tone: 'plain' | 'danger';
  action?: { label: string; run: () => void };
}

export type Notify = (text: string, options?: Partial<Pick<Notice, 'tone' | 'action'>>) => void;

export const NoticeContext = createContext<Notify>(() => undefined);

/** Says something in the corner for a few seconds. */
export function useNotify(): Notify {
  return useContext(NoticeContext);
}
