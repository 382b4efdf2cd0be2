// says: The thread ui made a call
Task<List<String>> askAllAsync(List<Callable<String>> calls) {
    return Task.whenAll(calls.stream().map(call -> async(call)).toList());
}
