// What esbuild makes of files that are not JavaScript.

declare module "*.css";

// An icon: the elements inside its <svg>, with their attributes (build.mjs).
declare module "*.svg" {
  const shapes: [string, Record<string, string>][];
  export default shapes;
}
