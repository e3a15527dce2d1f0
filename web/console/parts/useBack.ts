import { useLocation, useNavigate } from 'react-router';

/** Goes back to where one came from, or to `otherwise` when the page was opened by its address. */
export function useBack(otherwise: string): () => void {
  const navigate = useNavigate();
  const { key } = useLocation();
  return () => void (key === 'default' ? navigate(otherwise) : navigate(-1));
}
