import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { afterFirstAnswers } from '../live/afterFirstAnswers.ts';

const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

describe('fetching again', () => {
  it('is done at once when no list waits for its first answer', () => {
    let again = 0;
    afterFirstAnswers(new QueryClient(), () => again++);
    afterFirstAnswers(undefined, () => again++);
    expect(again).toBe(2);
  });

  it('waits for first answers on their way: the library would take the new question for the old one', async () => {
    const queries = new QueryClient();
    const answers: ((value: string) => void)[] = [];
    const list = { queryKey: ['cases'], queryFn: () => new Promise<string>((resolve) => answers.push(resolve)) };
    void queries.prefetchQuery(list);
    afterFirstAnswers(queries, () => void queries.fetchQuery(list));
    await nextTurn();
    expect(answers).toHaveLength(1);
    answers[0]!('before the join');
    await nextTurn();
    expect(answers).toHaveLength(2);
  });

  it('does not wait for lists that were opened later, nor after it was given up', async () => {
    const queries = new QueryClient();
    let again = 0;
    let answer: (value: string) => void = () => undefined;
    void queries.prefetchQuery({ queryKey: ['a'], queryFn: () => new Promise<string>((resolve) => (answer = resolve)) });
    afterFirstAnswers(queries, () => again++);
    const giveUp = afterFirstAnswers(queries, () => again++);
    giveUp();
    void queries.prefetchQuery({ queryKey: ['b'], queryFn: () => new Promise<string>(() => undefined) });
    await nextTurn();
    answer('a');
    await nextTurn();
    expect(again).toBe(1);
  });
});
