"""Claims to events: which are of one happening, who stands behind them, and the state of each field.

A pure function of its arguments; entry: :class:`thucydides.reconcile.compose.RuleReconciler`.
"""
