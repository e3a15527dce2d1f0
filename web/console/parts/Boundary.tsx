import { Component, type ReactNode } from 'react';
import { ErrorState } from './states.tsx';

/** Keeps a fault inside one page: the bar, the lists and the alarms go on. A new `at` (another page) tries again. */
export class Boundary extends Component<{ at: string; children: ReactNode }, { error: unknown; at: string }> {
  override state = { error: null as unknown, at: this.props.at };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  static getDerivedStateFromProps(props: { at: string }, state: { error: unknown; at: string }): { error: unknown; at: string } | null {
    return props.at === state.at ? null : { error: null, at: props.at };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <div className="page-body"><ErrorState error={this.state.error} onRetry={() => this.setState({ error: null })} /></div>;
  }
}
