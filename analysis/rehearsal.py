"""What every report does once, done beforehand: the seeds read, a chart drawn.

A process that has done it, forked for each report, spares each report that time. Nothing
here may start a thread, so no store is opened.
"""


def rehearse() -> None:
    """Open a report's dossier and draw one of its charts."""
    from analysis.dossier import Dossier
    from analysis.sections import trade_charts

    dossier = Dossier.open("KAZ", "TUR")
    chart = trade_charts.turnover_chart(dossier)
    chart._repr_mimebundle_()
    _ = dossier.panel, dossier.judgements
