import { Component, type ReactNode } from 'react';
import { useLine } from '@shared/live/useLive.ts';
import { ChunkLost } from './chunk.ts';
import { AttemptContext } from './lazyPage.tsx';
import { ErrorState } from './states.tsx';

interface Props { at: string; isLive: boolean; children: ReactNode }
interface State { error: unknown; at: string; attempt: number }

/** Keeps a fault inside one page: the bar, the lists and the alarms go on. A new `at` (another page) tries again. */
export const Boundary = ({ at, children }: { at: string; children: ReactNode }) => <Kept at={at} isLive={useLine().state === 'live'}>{children}</Kept>;

class Kept extends Component<Props, State> {
  override state: State = { error: null, at: this.props.at, attempt: 0 };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.at === state.at ? null : { error: null, at: props.at, attempt: state.attempt + 1 };
  }

  override componentDidMount(): void {
    window.addEventListener('online', this.#heal);
  }

  /** The line is back: what did not come may come now. */
  override componentDidUpdate(before: Props): void {
    if (this.props.isLive && !before.isLive) this.#heal();
  }

  override componentWillUnmount(): void {
    window.removeEventListener('online', this.#heal);
  }

  readonly #heal = (): void => {
    if (this.state.error instanceof ChunkLost) this.#again();
  };

  readonly #again = (): void => this.setState((state) => ({ error: null, attempt: state.attempt + 1 }));

  override render(): ReactNode {
    return (
      <AttemptContext.Provider value={this.state.attempt}>
        {this.state.error === null ? this.props.children : <div className="page-body"><ErrorState error={this.state.error} onRetry={this.#again} /></div>}
      </AttemptContext.Provider>
    );
  }
}
