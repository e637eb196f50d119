// Answers to calls of which several are under way: they may arrive in another order.

export class Answers {
  #calls = 0;
  #shown = 0;

  /**
   * Begin a call; return a function to call with its answer. It returns true if a call that began
   * later was answered before: what this one says is older than what is shown.
   *
   * @returns {() => boolean}
   */
  begin() {
    this.#calls += 1;
    const mine = this.#calls;
    return () => {
      if (mine < this.#shown) return true;
      this.#shown = mine;
      return false;
    };
  }
}
