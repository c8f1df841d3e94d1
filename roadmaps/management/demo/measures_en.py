"""Measures of the English programme."""

from roadmaps.management.demo.measures import Measure, Strand

STRANDS_EN = (
    Strand(
        "Technology leadership",
        (
            Measure("Set up the {centre} engineering centre", "Commissioning certificate of the centre"),
            Measure("Procure and install: {equipment}", "Acceptance certificate for the equipment"),
            Measure("Build a prototype: {product}", "Acceptance test report for the prototype"),
            Measure("Start the pilot line: {product}", "Commissioning certificate, report on the first batch"),
            Measure("Certify the product: {product}", "Certificate of conformity"),
            Measure("Accredit the cluster's test laboratory", "Accreditation certificate"),
            Measure("Joint research programme with {university}", "Three-year programme agreement"),
            Measure("Technology audit of member firms", "Report with recommendations for 20 firms"),
            Measure("Shared equipment centre", "Statutes and register of equipment"),
        ),
    ),
    Strand(
        "Commercialisation of technologies",
        (
            Measure("Run an accelerator for technology start-ups", "Report: 25 teams, 8 graduates"),
            Measure("Set up a seed fund", "Investment policy, first tranche paid"),
            Measure("Patents abroad: {product}", "PCT application and search report"),
            Measure("Licence agreement for {centre} technology", "Signed licence agreement"),
            Measure("Spin-outs of {university}", "Five incorporation certificates"),
            Measure("Open call for technology at {anchor}", "Minutes of the award panel"),
            Measure("Prototype workshop", "Commissioning certificate and price list"),
            Measure("First deployment at {anchor}: {product}", "Deployment certificate"),
        ),
    ),
    Strand(
        "Fast-growing medium-sized firms",
        (
            Measure("Select firms for the growth programme", "Minutes of selection, 10 firms"),
            Measure("Growth plans of the selected firms", "Ten growth plans"),
            Measure("Enter the market: {country}", "Signed export contract"),
            Measure("Enter the supplier register of {customer}", "Letters of registration"),
            Measure("Quality management certificates", "ISO 9001 certificates of five firms"),
            Measure("International trade fair ({country})", "Report with the list of agreements"),
            Measure("Digital production records in member firms", "Acceptance at seven sites"),
        ),
    ),
    Strand(
        "Investment attraction",
        (
            Measure("Investment passports of the cluster's sites", "Passports of six sites"),
            Measure("Utilities for the {site} site", "Connection certificates"),
            Measure("Land for the {site} industrial park", "Extract from the land register"),
            Measure("Build the {site} park, phase one", "Occupancy permit"),
            Measure("Cluster investment forum", "Report with signed agreements"),
            Measure("Agreement with an anchor investor ({country})", "Investment agreement"),
            Measure("Regional tax incentive for members", "Published act"),
        ),
    ),
    Strand(
        "Education for members' needs",
        (
            Measure("Open a master's programme at {university}", "Accreditation, 25 students enrolled"),
            Measure("Five-year forecast of skills", "Approved forecast"),
            Measure("Training site at the technical college", "Commissioning certificate"),
            Measure("Train the management team", "Certificates of 30 participants"),
            Measure("Apprenticeships for member firms", "60 apprenticeship contracts"),
            Measure("Online course on {centre} technology", "Published course, 500 learners"),
        ),
    ),
    Strand(
        "Management system",
        (
            Measure("Approve the cluster strategy", "Minutes of the supervisory board"),
            Measure("Set up the project office", "Order and staffing table"),
            Measure("Agreement with the regional authority", "Signed agreement"),
            Measure("Cluster management certificate (silver)", "Certificate"),
            Measure("Annual statistics of members", "Return in the ministry's form"),
            Measure("Partnership with a cluster abroad ({country})", "Memorandum of cooperation"),
            Measure("General meeting of members", "Minutes of the meeting"),
        ),
    ),
)
