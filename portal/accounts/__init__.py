"""Who a person is: invitation, sign-in, profile and preferences."""
