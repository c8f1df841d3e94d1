"""The invented clusters that speak English."""

from __future__ import annotations

from roadmaps.management.demo.clusters import DemoCluster, Fortune, words

CLUSTERS_EN = (
    DemoCluster(
        "Baltic Marine Robotics",
        "baltic-robotics",
        "Kaliningrad Region",
        "Marine Robotics Association",
        2017,
        26,
        Fortune.AVERAGE,
        48,
        ("Emma Larsen", "manager.en", "+7 401 200-04-08"),
        ("J. Novak", "A. Petrov"),
        words(
            "SeaLab",
            "deep-water test tank",
            "autonomous survey vehicles",
            "the Marine Technical University",
            "Baltic Yards",
            "Port Authority",
            "Norway",
            "Harbour",
        ),
        language="en",
    ),
    DemoCluster(
        "Far East Hydrogen",
        "far-east-hydrogen",
        "Sakhalin Region",
        "Hydrogen Valley Ltd",
        2019,
        19,
        Fortune.TROUBLED,
        42,
        ("Daniel Cho", "cho", "+7 424 200-02-15"),
        ("M. Ivanova", "T. Brooks"),
        words(
            "H2 Works",
            "a 5 MW electrolyser",
            "liquid hydrogen containers",
            "the State University",
            "Island Energy",
            "Island Railways",
            "Japan",
            "Prigorodnoye",
        ),
        language="en",
    ),
)
