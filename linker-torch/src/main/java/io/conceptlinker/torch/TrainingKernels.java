package io.conceptlinker.torch;

/**
 * The text of the TorchScript methods that a model of any family learns with. They call the
 * family's own: {@code hidden} and {@code choiceHidden}, the hidden states [N, width] after which a
 * token is predicted, of sequences and of choices, and {@code logits}, the scores of all tokens
 * after them.
 *
 * <p>{@code input} is what the family makes of a batch; {@code targets} and {@code weights} [N];
 * {@code names} [N], the name that each target belongs to; {@code present} and {@code right} [B,
 * names], added to the log-probabilities of names; {@code w} the parameters.
 */
final class TrainingKernels {

  private static final String METHODS =
      """
        def surprises(self: __torch__.Kernels, x: Tensor, targets: Tensor, w: List[Tensor], smoothing: float) -> Tensor:
          return torch.cross_entropy_loss((self).logits(x, w, ), targets, None, 0, -100, smoothing)
        def mean(self: __torch__.Kernels, x: Tensor, targets: Tensor, weights: Tensor, w: List[Tensor]) -> Tensor:
          e = (self).surprises(x, targets, w, SMOOTHING, )
          return torch.div(torch.sum(torch.mul(e, weights)), torch.sum(weights))
        def loss(self: __torch__.Kernels, input: List[Tensor], targets: Tensor, weights: Tensor, w: List[Tensor]) -> Tensor:
          return (self).mean((self).hidden(input, w, True, ), targets, weights, w, )
        def surprise(self: __torch__.Kernels, input: List[Tensor], targets: Tensor, weights: Tensor, w: List[Tensor]) -> Tensor:
          e = (self).surprises((self).hidden(input, w, False, ), targets, w, 0., )
          return torch.sum(torch.mul(e, weights))
        def scores(self: __torch__.Kernels, input: List[Tensor], w: List[Tensor]) -> Tensor:
          x = (self).hidden(input, w, False, )
          return torch.log_softmax((self).logits(x, w, ), -1, None)
        def summed(self: __torch__.Kernels, e: Tensor, names: Tensor, present: Tensor) -> Tensor:
          s = torch.index_add(torch.reshape(torch.zeros_like(present), [-1]), 0, names, e)
          return torch.neg(torch.reshape(s, [torch.size(present, 0), torch.size(present, 1)]))
        def choice(self: __torch__.Kernels, input: List[Tensor], targets: Tensor, names: Tensor, present: Tensor, right: Tensor, weights: Tensor, likelihood: Tensor, w: List[Tensor]) -> Tensor:
          e = (self).surprises((self).choiceHidden(input, w, True, ), targets, w, 0., )
          s = (self).summed(e, names, present, )
          a = torch.logsumexp(torch.add(s, present), [1])
          b = torch.logsumexp(torch.add(s, right), [1])
          l = torch.div(torch.sum(torch.mul(e, weights)), torch.sum(weights))
          return torch.add(torch.mean(torch.sub(a, b)), torch.mul(likelihood, l))
        def choices(self: __torch__.Kernels, input: List[Tensor], targets: Tensor, names: Tensor, present: Tensor, w: List[Tensor]) -> Tensor:
          e = (self).surprises((self).choiceHidden(input, w, False, ), targets, w, 0., )
          return (self).summed(e, names, present, )
        def step(self: __torch__.Kernels, c: Tensor, w: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], s: List[Tensor], lr: Tensor, decay: float) -> Tensor:
          torch._foreach_mul_(g, c)
          torch._foreach_add_(s, 1)
          torch._fused_adamw_(w, g, m, v, annotate(List[Tensor], []), s, lr=lr, beta1=0.9, beta2=0.98, weight_decay=decay, eps=1.0e-8, amsgrad=False, maximize=False)
          torch._foreach_zero_(g)
          return c
        def update(self: __torch__.Kernels, w: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], s: List[Tensor], w0: List[Tensor], g0: List[Tensor], m0: List[Tensor], v0: List[Tensor], s0: List[Tensor], lr: Tensor, decay: float) -> Tensor:
          n = torch.norm(torch.cat([torch.stack(torch._foreach_norm(g, 2)), torch.stack(torch._foreach_norm(g0, 2))], 0), 2)
          c = torch.clamp(torch.reciprocal(torch.add(n, 1.0e-6)), None, 1.0)
          c = (self).step(c, w, g, m, v, s, lr, decay, )
          c = (self).step(c, w0, g0, m0, v0, s0, lr, 0., )
          return n
      """;

  private TrainingKernels() {}

  /**
   * The methods.
   *
   * <ul>
   *   <li>{@code mean}: the weighted mean of the targets' negative log-probabilities after hidden
   *       states; {@code loss}: the same of the targets' negative log-probabilities; {@code
   *       surprise}: their weighted sum, nothing dropped or smoothed;
   *   <li>{@code scores}: the log-probabilities of all tokens, [N, vocabulary];
   *   <li>{@code choice}: the mean negative logarithm of the right names' share in the probability
   *       of all names, and {@code likelihood} times the mean negative log-probability of a token
   *       of right names; {@code choices}: the log-probability of each name, [B, names];
   *   <li>{@code update}: one step of AdamW (Loshchilov and Hutter 2019) in place, after the
   *       gradients were scaled down to a norm of 1 over all of them; answers with their norm
   *       before that. The first lists decay, the second do not. Gradients are zero afterwards.
   * </ul>
   *
   * @param smoothing label smoothing of the loss
   */
  static String text(double smoothing) {
    return METHODS.replace("SMOOTHING", Double.toString(smoothing));
  }
}
