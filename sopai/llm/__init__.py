"""The one door to models: which one, what it is asked, what it answered, and what that cost.

    choice = choose_model()
    task = Task(Limits(calls=40), cancel=event)
    reply = ask(choice, "connection-test", {"sentence": fenced(text)}, Heard, task=task)

Nothing here imports openai, instructor or xllamacpp before a model is asked.
"""
