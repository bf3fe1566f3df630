/** How far the citizen is, in words and as a bar that says the same. */
export function Progress(props: { readonly step: number; readonly of: number }) {
  const text = `Schritt ${props.step} von ${props.of}`;
  return (
    <div className="kern-progress vorgang-progress">
      <label className="kern-label" htmlFor="fortschritt">
        {text}
      </label>
      <progress id="fortschritt" max={props.of} value={props.step}>
        {text}
      </progress>
    </div>
  );
}
